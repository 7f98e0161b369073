// What the hub's log says, read as an app reads it.

import http from 'node:http';

/**
 * All that somebody may know of entries after a cursor, up to the last one there is now.
 * @returns {Promise<{shared: object[], mine: object[]}>} entries, in order
 */
export async function entriesAfter(caller, cursor) {
  const [{ code }] = await caller.sites();
  const path = `/v1/stream?site=${code}&after=${encodeURIComponent(cursor)}`;
  const entries = { shared: [], mine: [] };
  let [known, head] = [Number(cursor.split(':')[1]), Infinity];
  for await (const { event, data } of messages(caller, path)) {
    if (event === 'reset') throw new Error(`${cursor} is no place in the log`);
    if (event === 'hello') head = data.head;
    if (event === 'batch') {
      if (data.from !== known + 1) throw new Error(`the log has a hole after ${known}`);
      known = data.to;
      entries.shared.push(...data.shared);
      entries.mine.push(...(data.mine ?? []));
    }
    if (known >= head) break;
  }
  return entries;
}

/** The messages of a stream; it is closed when nobody wants more. */
async function* messages(caller, path) {
  const headers = { cookie: caller.cookie, accept: 'text/event-stream' };
  const request = http.get(new URL(path, caller.origin), { agent: false, headers });
  try {
    const answer = await new Promise((resolve, reject) => request.on('response', resolve).on('error', reject));
    if (answer.statusCode !== 200) throw new Error(`the stream answers ${answer.statusCode}`);
    let text = '';
    for await (const part of answer.setEncoding('utf8')) {
      text += part;
      const whole = text.split('\n\n');
      text = whole.pop();
      for (const message of whole) {
        const field = (name) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(message)?.[1];
        if (field('event')) yield { event: field('event'), data: JSON.parse(field('data')) };
      }
    }
  } finally {
    request.destroy();
  }
}
