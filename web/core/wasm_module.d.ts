/** A WebAssembly file that the host has compiled. workerd hands out modules like this. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
