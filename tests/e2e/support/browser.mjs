// The system's Chromium: nothing is downloaded.

const isRoot = process.getuid?.() === 0;

export const launchOptions = {
  executablePath: process.env.WERKHUB_CHROMIUM ?? '/usr/bin/chromium',
  // Chromium refuses to start its sandbox as root.
  args: isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : ['--disable-dev-shm-usage'],
};
