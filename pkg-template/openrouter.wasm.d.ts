import type { WasmModule } from "./index.js";

/** The compiled module, where a runtime or a bundler makes one of the import; others give its address, or its bytes. */
declare const module: WasmModule;
export default module;
