/** A WebAssembly file that the host compiles: how workerd hands out modules. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
