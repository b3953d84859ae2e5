// @ts-check
// Arithmetic as text, read by hand: what a model writes is never run as code.

/**
 * @param {string} expression of numbers, + - * / % ^ and brackets
 * @returns {number}
 */
export function calculate(expression) {
  const tokens = expression.replace(/[×·]/g, "*").replace(/÷/g, "/").replace(/−/g, "-").match(/\d*\.?\d+|\S/g) ?? [];
  let at = 0;
  const take = (/** @type {string[]} */ ...wanted) => (wanted.includes(tokens[at]) ? tokens[at++] : undefined);

  function sum() {
    let value = product();
    for (let sign; (sign = take("+", "-")); ) value += sign === "+" ? product() : -product();
    return value;
  }

  function product() {
    let value = signed();
    for (let sign; (sign = take("*", "/", "%")); ) {
      const right = signed();
      value = sign === "*" ? value * right : sign === "/" ? value / right : value % right;
    }
    return value;
  }

  /** @returns {number} */
  function signed() {
    if (take("-")) return -signed();
    const base = single();
    return take("^") ? base ** signed() : base;
  }

  function single() {
    if (take("(")) {
      const value = sum();
      if (!take(")")) throw new Error("a bracket is not closed");
      return value;
    }
    const value = Number(tokens[at] ?? NaN);
    if (Number.isNaN(value)) throw new Error(`a number is missing ${at < tokens.length ? `before "${tokens[at]}"` : "at the end"}`);
    at++;
    return value;
  }

  const value = sum();
  if (at < tokens.length) throw new Error(`"${tokens[at]}" is no sign that goes there`);
  return value;
}
