// In a web page: TypeScript's own DOM library.
import { init, initSync, type WasmModule, type WasmSource } from "openrouter-wasm";

export async function load(module: WebAssembly.Module, bytes: BufferSource): Promise<void> {
  initSync(module);
  initSync(bytes);
  await init(WebAssembly.compileStreaming(fetch("/openrouter.wasm")));
  const known: WasmModule = module;
  const source: WasmSource = known;
  await init(source);
}

// Knows of the platform, and so is no `any`.
type IsAny<T> = 0 extends 1 & T ? true : false;
export const none: IsAny<WasmModule> = false;
