# Makes the portal configuration bpc_Live of live mode again, as it was on 2025-11-22.
# Where there is a default configuration already, a call makes another one, which sessions have to
# name. To change the default one, send the same parameters to
# /v1/billing_portal/configurations/bpc_Live.
# Each account and mode has ids of its own. Give the variables the ids of the account that this is
# for.
# features.subscription_gift.enabled is left out: this guide knows no call that sets it.
# features.payment_method_update.payment_method_configuration is left out: the provider
# lukasaron/stripe has no attribute for it. It is: {payment_method_configuration}.
# features.subscription_pause is left out: the provider lukasaron/stripe has no attribute for it. It
# is: {"enabled":false,"duration":{"type":"indefinite","interval_options":""}}.
# features.subscription_update.billing_cycle_anchor is left out: the provider lukasaron/stripe has
# no attribute for it. It is: unchanged.
# features.subscription_update.trial_update_behavior is left out: the provider lukasaron/stripe has
# no attribute for it. It is: end_trial.
# features.subscription_update.schedule_at_period_end is left out: the provider lukasaron/stripe has
# no attribute for it. It is: {"conditions":[{"type":"decreasing_item_amount"}]}.
# features.subscription_update.products.adjustable_quantity is left out: the provider
# lukasaron/stripe has no attribute for it. It is: {"enabled":false}.
terraform {
  required_providers {
    stripe = {
      source = "lukasaron/stripe"
    }
  }
}

variable "price_basic_month" {
  type        = string
  description = "Basic, 9.00 EUR, each month (price_BasicMonthLive in live mode). Its lookup key is basic_month."
}

variable "price_basic_year" {
  type        = string
  description = "Basic, 9.00 EUR, each year (price_BasicYearLive in live mode)"
}

variable "product_basic" {
  type        = string
  description = "The product Basic (prod_BasicLive in live mode)"
}

variable "price_team_month" {
  type        = string
  description = "Team, 9.00 EUR, each month (price_TeamMonthLive in live mode)"
}

variable "product_team" {
  type        = string
  description = "The product Team (prod_TeamLive in live mode)"
}

resource "stripe_portal_configuration" "portal" {
  active = false
  features {
    customer_update {
      enabled         = true
      allowed_updates = ["name", "address", "tax_id"]
    }
    payment_method_update {
      enabled = true
    }
    invoice_history {
      enabled = true
    }
    subscription_cancel {
      enabled            = true
      mode               = "at_period_end"
      proration_behavior = "none"
      cancellation_reason {
        enabled = true
        options = ["unused", "other"]
      }
    }
    subscription_update {
      enabled                 = true
      default_allowed_updates = ["price"]
      proration_behavior      = "create_prorations"
      products {
        product = var.product_basic
        prices  = [var.price_basic_month, var.price_basic_year]
      }
      products {
        product = var.product_team
        prices  = [var.price_team_month]
      }
    }
  }
  business_profile {
    headline             = "Acme's \"plans\""
    privacy_policy_url   = "https://acme.dev/privacy"
    terms_of_service_url = "https://acme.dev/terms"
  }
  default_return_url = "https://acme.dev/account"
  login_page {
    enabled = true
  }
  metadata = {
    "owner of it" = "R&D"
    "team"        = "billing"
  }
}
