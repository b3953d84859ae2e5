// @ts-check
// The vocabulary of the stand-in. Types only: nothing here runs.

/**
 * The body of POST /chat/completions, as far as the stand-in looks at it.
 * @typedef {object} ChatRequest
 * @property {string} [model]
 * @property {string[]} [models]
 * @property {any[]} [messages]
 * @property {string} [prompt]
 * @property {boolean | null} [stream]
 * @property {any[]} [tools]
 * @property {any} [tool_choice]
 * @property {any} [reasoning]
 * @property {string | null} [reasoning_effort]
 * @property {boolean} [include_reasoning]
 * @property {boolean | null} [logprobs]
 * @property {number | null} [top_logprobs]
 * @property {number | null} [max_tokens]
 * @property {number | null} [max_completion_tokens]
 * @property {any} [response_format]
 * @property {string | null} [service_tier]
 * @property {any} [debug]
 * @property {string} [user]
 * @property {string} [session_id]
 */

/**
 * One step of an answer. Exactly one of delta, chunk, comment and wait is set.
 * @typedef {object} Part
 * @property {Record<string, any>} [delta] what the model adds: content, reasoning, tool_calls…
 * @property {number} [choice] the choice it belongs to (0)
 * @property {any[]} [logprobs] log probabilities of the delta's tokens
 * @property {boolean} [escaped] write everything outside ASCII as \u escapes
 * @property {Record<string, any>} [chunk] a chunk with `choices: []` and these fields; streams only
 * @property {true} [comment] a keep-alive: a comment in a stream, white space before JSON
 * @property {number} [wait] milliseconds of silence
 */

/**
 * How the events of a stream are put into bytes.
 * @typedef {object} Framing
 * @property {string} [eol] "\n", "\r\n" or "\r"
 * @property {boolean} [bom] begin with a byte order mark
 * @property {boolean} [spaceless] `data:{` rather than `data: {`
 * @property {boolean} [multiline] spread the JSON over several `data:` lines
 * @property {boolean} [extraFields] `event:`, `id:`, `retry:` and unknown lines around the data
 * @property {boolean} [unterminated] leave out the blank line after the last event
 */

/**
 * An error inside a 200 answer, and where it stands.
 * @typedef {object} Failure
 * @property {"chunk" | "usage" | "only"} where its own last chunk; the usage chunk; the one and only event
 * @property {ErrorBody} error
 */

/**
 * @typedef {object} ErrorBody
 * @property {string} message
 * @property {number | string} [code]
 * @property {any} [metadata]
 */

/**
 * What a model answers, described once and rendered as a stream or as JSON.
 * @typedef {object} Answer
 * @property {import("./families.js").Family} family whose habits it follows
 * @property {Iterable<Part>} parts
 * @property {string | null} [finish] finish_reason ("stop")
 * @property {string | null} [native] native_finish_reason (the family's word for `finish`)
 * @property {"2026" | "2025"} [era] field order and habits of the recordings of that year
 * @property {"repeat" | "empty"} [usageChunk] the usage chunk's choices: one that repeats finish_reason, or none
 * @property {number} [keepAlives] comments or white space before the first part (2)
 * @property {Framing} [framing]
 * @property {"done" | "open" | "none" | "eof" | "cut" | "silent"} [ending]
 *   done: [DONE] and the end. open: [DONE], but the connection stays. none: no [DONE].
 *   eof: it just ends after the parts. cut: the socket dies after the parts. silent: no event at all.
 * @property {Failure} [failure]
 * @property {Record<string, any>} [usage] fields that replace or join the counted usage
 */

/**
 * An answer that is no completion: a status error, or a 200 body that is something else.
 * @typedef {object} RawReply
 * @property {number} status
 * @property {string} body
 * @property {string} [contentType] ("application/json")
 * @property {Record<string, string>} [headers]
 */

/**
 * @typedef {object} Scenario
 * @property {string} id the model id that asks for it
 * @property {RegExp} [pattern] matches the ids of a family of scenarios; group 1 is the parameter
 * @property {string} name
 * @property {string} description
 * @property {string[]} [input] input modalities (["text"])
 * @property {string[]} [output] output modalities (["text"])
 * @property {string[]} [parameters] supported parameters beside the usual ones
 * @property {Record<string, string>} [pricing]
 * @property {string} [canonicalSlug] the dated name that answers carry
 * @property {(request: ChatRequest, parameter: string) => Answer | RawReply} reply
 */

export {};
