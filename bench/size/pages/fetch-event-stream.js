// @ts-check
import { events } from "fetch-event-stream";
import { show } from "./question.js";
import { send, textOf } from "./request.js";

for await (const { data } of events(await send())) if (data) show(textOf(data));
