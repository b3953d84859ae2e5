// @ts-check
// Sends reports from a page, or from a worker of its, to the server that it came from.

/** @type {unknown[]} */
let unsent = [];
let sending = Promise.resolve();

/** @param {unknown} report */
export function send(report) {
  unsent.push(report);
  sending = sending.then(async () => {
    if (unsent.length === 0) return;
    const body = JSON.stringify(unsent.splice(0));
    await fetch("/report", { method: "POST", body });
  });
}
