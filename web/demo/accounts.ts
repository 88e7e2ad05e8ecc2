/**
 * The demo accounts and their keys: one business before and after its portal was set up. No key stands here in one piece,
 * so that no secret scanner takes this file for a leak; none of them opens anything at Stripe.
 */

import needsWork from "../../content/demo/needs-work.json";
import ready from "../../content/demo/ready.json";
import type { DemoSnapshot, Mode } from "./snapshot.ts";

export type DemoAccount = "needs-work" | "ready";

/** A restricted key's permission, as Stripe's messages name it. */
export type Permission = `rak_${string}_read`;

export interface DemoKey {
  readonly id: string;
  readonly key: string;
  readonly account: DemoAccount;
  readonly mode: Mode;
  readonly kind: "restricted" | "secret" | "publishable";
  /** What a restricted key may read; "all" for everything. */
  readonly permissions: readonly Permission[] | "all";
  readonly isExpired: boolean;
}

export const demoSnapshots: Readonly<Record<DemoAccount, DemoSnapshot>> = {
  "needs-work": needsWork as unknown as DemoSnapshot,
  ready: ready as unknown as DemoSnapshot,
};

const catalogue: readonly Permission[] = ["rak_product_read", "rak_plan_read"];
const settings: readonly Permission[] = [
  ...catalogue,
  "rak_accounts_kyc_basic_read",
  "rak_customer_portal_read",
  "rak_tax_settings_read",
];

export const demoKeys: readonly DemoKey[] = [
  // This key was made without the permission for webhooks, so the guide shows what it could not check.
  demoKey("needs-work-test", "needs-work", "test", { permissions: settings }),
  demoKey("needs-work-live", "needs-work", "live", {}),
  demoKey("ready-test", "ready", "test", {}),
  demoKey("ready-live", "ready", "live", {}),
  demoKey("catalogue-only", "needs-work", "test", { permissions: catalogue }),
  demoKey("expired", "needs-work", "test", { isExpired: true }),
  demoKey("publishable", "needs-work", "test", { kind: "publishable" }),
  demoKey("secret-test", "needs-work", "test", { kind: "secret" }),
  demoKey("secret-live", "needs-work", "live", { kind: "secret" }),
];

/** The keys that a visitor needs, which ./run prints. The others stand for mistakes. */
export const shownKeys: readonly DemoKey[] = ["needs-work-test", "needs-work-live", "ready-test", "ready-live"].map(findDemoKey);

export function findDemoKey(id: string): DemoKey {
  const found = demoKeys.find((key) => key.id === id);
  if (found === undefined) throw new RangeError(`there is no demo key "${id}"`);
  return found;
}

function demoKey(id: string, account: DemoAccount, mode: Mode, given: Partial<Pick<DemoKey, "kind" | "permissions" | "isExpired">>): DemoKey {
  const { kind = "restricted", permissions = "all", isExpired = false } = given;
  const prefix = { restricted: "rk", secret: "sk", publishable: "pk" }[kind];
  const words = id.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const key = [prefix, mode, `51LumenNotesDemo${words.join("")}`].join("_");
  return { id, key, account, mode, kind, permissions, isExpired };
}
