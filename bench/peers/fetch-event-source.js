// @ts-check
// Microsoft's fetch-event-source. It is made for pages: elsewhere it gets the little that it asks of one.
import { fetchEventSource } from "@microsoft/fetch-event-source";
import { said } from "../said.js";
import { asFetch, request, url } from "./peer.js";

/** @type {any} */
const global = globalThis;
global.window ??= globalThis;
global.document ??= { hidden: false, addEventListener() {}, removeEventListener() {} };

/** @type {import("./peer.js").Peer} */
export const peer = {
  open: (fetch) => async () => {
    let all = "";
    await fetchEventSource(`${url}/chat/completions`, {
      ...request,
      fetch: asFetch(fetch),
      openWhenHidden: true,
      onmessage({ data }) {
        if (!data || data === "[DONE]") return;
        for (const { delta } of JSON.parse(data).choices) all += said(delta);
      },
      onerror(error) {
        // Whatever is not thrown is tried again.
        throw error;
      },
    });
    return all;
  },
};
