// What a first visit to a page costs: requests, and bytes as they come over the line.

import { newVisitor } from './browser.mjs';

/** Opens `path` with empty caches and returns `{ requests, bytes }`, without pictures, sound and films of evidence. */
export async function weigh(browser, demo, path) {
  const visitor = await newVisitor(browser, demo, { device: 'phone' });
  const line = await visitor.page.context().newCDPSession(visitor.page);
  await line.send('Network.enable');
  let [requests, bytes] = [0, 0];
  line.on('Network.responseReceived', ({ response }) => {
    if (!response.url.startsWith('data:')) requests += 1;
  });
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await visitor.page.goto(path, { waitUntil: 'networkidle' });
  await visitor.leave();
  return { requests, bytes };
}
