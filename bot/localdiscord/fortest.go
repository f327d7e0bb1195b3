package localdiscord

// TB is the part of testing.TB that [ForTest] needs.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// ForTest starts a Discord that ends with the test and fails it on every
// problem that the test hasn't announced with [Server.Expect].
func ForTest(tb TB, o Options) *Server {
	tb.Helper()
	also := o.Fail
	o.Fail = func(p Problem) {
		tb.Errorf("localdiscord: %s", p)
		if also != nil {
			also(p)
		}
	}
	s, err := New(o)
	if err != nil {
		tb.Fatalf("%v", err)
	}
	tb.Cleanup(s.Close)
	return s
}
