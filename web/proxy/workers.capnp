# The proxy and the help centre on workerd, on port 8787: `workerd serve workers.capnp` beside workers_host.mjs (bundled from
# workers_host.ts), core.wasm and dist, the folder that web/build publishes. The sealing keys come from the environment; the
# same ones on every machine let any replica serve any request. Without the binding ASSETS only the proxy is served.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "proxy", worker = .proxy),
    (name = "pages", disk = "dist"),
    (name = "internet", network = (allow = ["public"], tlsOptions = (trustBrowserCas = true))),
  ],
  sockets = [(name = "http", address = "*:8787", http = (), service = "proxy")],
);

const proxy :Workerd.Worker = (
  modules = [
    (name = "workers_host.mjs", esModule = embed "workers_host.mjs"),
    (name = "core.wasm", wasm = embed "core.wasm"),
  ],
  compatibilityDate = "2026-10-01",
  bindings = [
    (name = "SEAL_KEYS", fromEnvironment = "PORTAL_GUIDE_SEAL_KEYS"),
    (name = "ORIGINS", fromEnvironment = "PORTAL_GUIDE_ORIGINS"),
    (name = "ASSETS", service = "pages"),
  ],
);
