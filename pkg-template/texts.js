// @ts-check
// Text in the wasm's memory.

/** As JSON.parse and the platform's own streams read text: nothing is dropped, what is no UTF-8 is replaced. */
export const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Up to this many bytes a text is made of its characters: calling the platform's decoder costs more. */
const SHORT = 24;

/**
 * The text at an address.
 *
 * @param {Uint8Array} bytes the memory
 * @param {number} address
 * @param {number} length in bytes
 */
export function textAt(bytes, address, length) {
  const end = address + length;
  if (length <= SHORT) {
    let text = "";
    for (let i = address; i < end; i++) {
      if (bytes[i] > 0x7f) return utf8.decode(bytes.subarray(address, end));
      text += String.fromCharCode(bytes[i]);
    }
    return text;
  }
  return utf8.decode(bytes.subarray(address, end));
}
