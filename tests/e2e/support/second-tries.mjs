// A starved browser on a busy machine fails a test that holds. So each gets a second try, and what
// needed one is named at the end. More than a few is no accident: then the run has failed.

const MOST = 2;

export default class SecondTries {
  onBegin(_, suite) {
    this.suite = suite;
  }

  onEnd({ status }) {
    const needed = this.suite.allTests().filter((test) => test.outcome() === 'flaky');
    for (const test of needed) {
      console.log(`needed a second try: ${test.titlePath().filter(Boolean).join(' › ')}`);
    }
    if (needed.length > MOST) {
      console.log(`${needed.length} tests needed a second try; ${MOST} are the limit.`);
      return { status: 'failed' };
    }
    return { status };
  }

  printsToStdio() {
    return false;
  }
}
