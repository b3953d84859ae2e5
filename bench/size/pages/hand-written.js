// @ts-check
import { show } from "./question.js";
import { send, textOf } from "./request.js";

const { body } = await send();
const reader = body.pipeThrough(new TextDecoderStream()).getReader();
let rest = "";
for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
  const lines = (rest + piece.value).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) if (line.startsWith("data: ")) show(textOf(line.slice(6)));
}
