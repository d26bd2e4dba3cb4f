// Chromium, visitors with one of the usual devices, and what every page must keep: no error, no policy report, nobody else's server.

import { chromium } from 'playwright-core';

export const DEVICES = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Starts Chromium without a window, with a new profile that is thrown away. */
export function openBrowser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: FLAGS });
}

/**
 * A person at a browser of their own: new cookies, one page.
 *
 * Returns Playwright's `page`, the list `complaints` that fills by itself, and `leave()`.
 */
export async function newVisitor(browser, demo, { device = 'desk', scheme = 'light', locale = 'en-GB', javaScript = true } = {}) {
  const context = await browser.newContext({
    baseURL: demo.url,
    viewport: DEVICES[device],
    colorScheme: scheme,
    locale,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints = [];
  await context.addInitScript(reportViolations);
  watch(page, new URL(demo.url).origin, complaints);
  context.on('page', (opened) => watch(opened, new URL(demo.url).origin, complaints));
  return { page, complaints, leave: () => context.close() };
}

// Runs inside the page. Chromium writes refusals to the console by itself; report-only policies speak here.
function reportViolations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI}`);
  });
}

function watch(page, origin, complaints) {
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedStatus(message)) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) complaints.push(`request to another server: ${url.href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} from ${response.url()}`);
  });
}

// A page that answers 4xx on purpose (a refused form, an unknown address) is noted on the console too. That is no fault of
// the page; a missing stylesheet or picture is, so only documents are excused.
function isExpectedStatus(message) {
  const { url } = message.location();
  return /status of 4\d\d/.test(message.text()) && !/\.(css|js|woff2|svg|png|ico|webp|jpe?g|mp4)(\?|$)/.test(url);
}
