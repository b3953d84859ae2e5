// @ts-check
// Reads what in-worker.js answers: each line is a report.

/**
 * @param {{ body: any }} response
 * @param {(report: import("../harness.js").Report) => void} report
 */
export async function readReports({ body }, report) {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (text + decoder.decode(read.value, { stream: true })).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) report(JSON.parse(line));
  }
}
