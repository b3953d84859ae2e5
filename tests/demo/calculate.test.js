// @ts-check
// The calculator among the demo page's tools.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calculate } from "../../www/src/calculate.js";

test("arithmetic, with the usual precedence", () => {
  const sums = { "(17 + 25) × 3": 126, "1 - 2 - 3": -4, "-2^2": -4, "2^3^2": 512, "2 * -3": -6, "7 % 4 / 2": 1.5, ".5 + 1.25": 1.75 };
  for (const [expression, value] of Object.entries(sums)) assert.equal(calculate(expression), value, expression);
});

test("what is none says where", () => {
  assert.throws(() => calculate("2 +"), /a number is missing at the end/);
  assert.throws(() => calculate("2 + x"), /a number is missing before "x"/);
  assert.throws(() => calculate("(1 + 2"), /a bracket is not closed/);
  assert.throws(() => calculate("1 2"), /"2" is no sign/);
  assert.throws(() => calculate("alert(1)"), /a number is missing before "a"/);
});
