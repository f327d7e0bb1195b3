// Package browser drives Chromium for tests of the playground's page. It waits
// for what stands on the page, never for time to pass, and fails a test on
// anything that the browser's console complains of.
//
// A machine without Chromium has nothing to test with: [Open] and
// [Need] then skip the test and say so. With NUTGRAF_SCREENSHOTS naming a folder, [Page.Shot] writes
// pictures there. It is used by tests alone and is no part of the program.
package browser
