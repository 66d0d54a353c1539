// Runs before every other script of a page under test.
{
  const problems = [];
  window.e2eProblems = problems;
  addEventListener('error', event => problems.push(`error: ${event.message || event.target?.src || event.target?.href}`), true);
  addEventListener('unhandledrejection', event => problems.push(`unhandled rejection: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', event => {
    // Firefox asks for it by itself, and tells the page.
    if (event.blockedURI.endsWith('/favicon.ico')) return;
    problems.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
  for (const level of ['warn', 'error']) {
    const write = console[level];
    console[level] = (...what) => {
      problems.push(`console.${level}: ${what.join(' ')}`);
      write.apply(console, what);
    };
  }
}
