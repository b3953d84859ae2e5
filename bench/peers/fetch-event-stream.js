// @ts-check
// fetch-event-stream.
import { events } from "fetch-event-stream";
import { said } from "../said.js";

/** @type {import("./peer.js").Peer} */
export const peer = {
  open: (fetch) => async () => {
    let all = "";
    for await (const { data } of events(await fetch())) {
      if (!data || data === "[DONE]") continue;
      for (const { delta } of JSON.parse(data).choices) all += said(delta);
    }
    return all;
  },
};
