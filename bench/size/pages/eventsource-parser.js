// @ts-check
import { createParser } from "eventsource-parser";
import { show } from "./question.js";
import { send, textOf } from "./request.js";

const { body } = await send();
const parser = createParser({ onEvent: ({ data }) => show(textOf(data)) });
const reader = body.pipeThrough(new TextDecoderStream()).getReader();
for (let piece = await reader.read(); !piece.done; piece = await reader.read()) parser.feed(piece.value);
