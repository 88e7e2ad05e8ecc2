# Makes the portal configuration bpc_1QSg3Pulx6ZnOtXDuQD2hYRm of live mode again, as it was on
# 2026-11-22.
# Where there is a default configuration already, a call makes another one, which sessions have to
# name. To change the default one, send the same parameters to
# /v1/billing_portal/configurations/bpc_1QSg3Pulx6ZnOtXDuQD2hYRm.
# Each account and mode has ids of its own. Give the variables the ids of the account that this is
# for.
# features.subscription_pause is left out: the provider stripe/stripe has no attribute for it. It
# is:
# {"enabled":false,"duration":{"type":"interval_options","interval_options":[{"interval":"month","interval_count":1}]}}.
terraform {
  required_providers {
    stripe = {
      source = "stripe/stripe"
    }
  }
}

variable "price_starter_month" {
  type        = string
  description = "Starter, 9.00 EUR, each month (price_1Qfr6MBYAo2GTjaRjFpXQKvu in live mode). Its lookup key is starter_monthly."
}

variable "price_starter_year" {
  type        = string
  description = "Starter, 90.00 EUR, each year (price_1QTJQ9PFgNycgRzsUXp89pqK in live mode). Its lookup key is starter_yearly."
}

variable "product_starter" {
  type        = string
  description = "The product Starter (prod_71AC3BQI8l5Ejr in live mode)"
}

variable "price_team_month" {
  type        = string
  description = "Team, 29.00 EUR, each month (price_1Q9DK1TcnHJLzailkRtuYCyp in live mode). Its lookup key is team_monthly."
}

variable "price_team_year" {
  type        = string
  description = "Team, 290.00 EUR, each year (price_1QqXwGgTUTfF66gM2JAQdoEW in live mode). Its lookup key is team_yearly."
}

variable "product_team" {
  type        = string
  description = "The product Team (prod_BwrMPfqZQt47ry in live mode)"
}

variable "price_business_month" {
  type        = string
  description = "Business, 79.00 EUR, each month (price_1QKVJpqYnUQDf2mjyJKEUTC1 in live mode). Its lookup key is business_monthly."
}

variable "price_business_year" {
  type        = string
  description = "Business, 790.00 EUR, each year (price_1QGGm2VZRNBdrITF012d0ozX in live mode). Its lookup key is business_yearly."
}

variable "product_business" {
  type        = string
  description = "The product Business (prod_Up0TdLkdq4qZaY in live mode)"
}

resource "stripe_billing_portal_configuration" "portal" {
  features = {
    customer_update = {
      enabled         = true
      allowed_updates = ["address", "email", "name", "tax_id"]
    }
    payment_method_update = {
      enabled = true
    }
    invoice_history = {
      enabled = true
    }
    subscription_cancel = {
      enabled            = true
      mode               = "at_period_end"
      proration_behavior = "none"
      cancellation_reason = {
        enabled = true
        options = ["too_expensive", "missing_features", "switched_service", "unused", "other"]
      }
    }
    subscription_update = {
      enabled                 = true
      default_allowed_updates = ["price", "quantity", "promotion_code"]
      proration_behavior      = "create_prorations"
      billing_cycle_anchor    = "unchanged"
      trial_update_behavior   = "end_trial"
      schedule_at_period_end = {
        conditions = [
          {
            type = "decreasing_item_amount"
          },
          {
            type = "shortening_interval"
          },
        ]
      }
      products = [
        {
          product = var.product_starter
          prices  = [var.price_starter_month, var.price_starter_year]
          adjustable_quantity = {
            enabled = false
          }
        },
        {
          product = var.product_team
          prices  = [var.price_team_month, var.price_team_year]
          adjustable_quantity = {
            enabled = true
            minimum = 1
            maximum = 200
          }
        },
        {
          product = var.product_business
          prices  = [var.price_business_month, var.price_business_year]
          adjustable_quantity = {
            enabled = true
            minimum = 1
            maximum = 500
          }
        },
      ]
    }
  }
  business_profile = {
    headline             = "Lumen Notes: your plan and invoices"
    privacy_policy_url   = "https://lumen-notes-demo.com/privacy"
    terms_of_service_url = "https://lumen-notes-demo.com/terms"
  }
  default_return_url = "https://app.lumen-notes-demo.com/settings/billing"
  login_page = {
    enabled = true
  }
}
