// @ts-check
import { fetchEventSource } from "@microsoft/fetch-event-source";
import { show } from "./question.js";
import { init, textOf, url } from "./request.js";

await fetchEventSource(url, {
  ...init,
  openWhenHidden: true,
  onmessage: ({ data }) => data && show(textOf(data)),
  // What is thrown here is not tried again.
  onerror: (error) => {
    throw error;
  },
});
