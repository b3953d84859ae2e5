// @ts-check
// Whose a function of the wasm is, by its demangled name.

const OURS = "openrouter_wasm";

/** So many parts of a path make a group; one for what is not in here. */
const DEPTHS = new Map([[OURS, 3], ["core", 2], ["alloc", 2], ["std", 2]]);

/** What has no path in its name. */
const PLAIN = [
  { group: "wasm-bindgen's shims around imports and exports", pattern: / shim$|->/ },
  { group: "wasm_bindgen", pattern: /^__(wbindgen|wbg|externref)_|^\d+$/ },
  { group: "compiler_builtins", pattern: /^(__\w+[sdt][if]\d|__\w+ti\d|mem\w+|f(max|min)f?)$/ },
];

/** @param {string} name with the hashes that tell crates and functions apart */
export function withoutHashes(name) {
  return name.replace(/\[[0-9a-f]{8,16}\]/g, "").replace(/::h[0-9a-f]{16}/g, "").replace(/\[\d+\]$/, "");
}

/**
 * The crate or module that a function was written in.
 *
 * @param {string} name without hashes
 */
export function writtenIn(name) {
  const plain = PLAIN.find(({ pattern }) => pattern.test(name));
  if (plain) return plain.group;
  const parts = pathOf(name).split("::");
  if (parts.length === 1) return "the exports";
  return parts.slice(0, DEPTHS.get(parts[0]) ?? 1).join("::");
}

/**
 * The module of ours that another crate's generic function was made for, if it was.
 *
 * @param {string} name without hashes
 */
export function madeFor(name) {
  if (writtenIn(name).startsWith(OURS)) return undefined;
  const found = new RegExp(`${OURS}::[\\w:]*`).exec(name);
  return found ? writtenIn(found[0]) : undefined;
}

/**
 * The path of the module in a name: of the type whose method it is, or of a free function.
 *
 * @param {string} name
 * @returns {string}
 */
function pathOf(name) {
  const isMethod = name.startsWith("<");
  // `&mut T`, `[T]` and `dyn T` are where T is.
  const bare = name.replace(/^(?:[<&*([]|(?:mut|const|dyn) )+/, "");
  const parts = (/^[\w:]+/.exec(bare)?.[0] ?? "").split("::").filter(Boolean);
  // A primitive type, or a tuple: where the trait is, or else the part of core that has its name.
  if (isMethod && parts.length < 2) {
    const trait = / as ([\w:]+)/.exec(bare)?.[1];
    return trait ? pathOf(trait) : `core::${parts[0] ?? "tuple"}`;
  }
  const type = parts.findIndex((part) => /^[A-Z]/.test(part));
  if (type >= 0) return parts.slice(0, type).join("::");
  return parts.length > 1 ? parts.slice(0, -1).join("::") : parts.join("::");
}

/**
 * A name short enough to read: the paths of the standard library's and the bindings' types are left out.
 *
 * @param {string} name without hashes
 */
export function shortened(name) {
  const short = name.replace(/\b(?:core|alloc|std|js_sys|wasm_bindgen)::(?:\w+::)*(?=[A-Z])/g, "");
  return short.length > 140 ? `${short.slice(0, 139)}…` : short;
}
