package bot

import (
	"net/http"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestCommandsAreRegisteredOnlyWhenTheyDiffer(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	has(t, s.log.String(), "add "+s.names())
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.renew()
	s.run().online()
	if n := s.requests("PUT", "/commands"); n != 1 {
		t.Errorf("registered %d times", n)
	}
	if n := len(s.Application().Commands("")); n != len(s.house.Registered()) {
		t.Errorf("%d commands", n)
	}
}

func TestSyncByHand(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	defer s.bot.rest.wire.CloseIdleConnections()
	for n, step := range []struct {
		dry        bool
		change     string
		registered int
	}{
		{true, "add " + s.names(), 0},
		{false, "add " + s.names(), len(s.house.Registered())},
		{false, "nothing to change", len(s.house.Registered())},
	} {
		changes, err := s.bot.SyncCommands(s.soon(), step.dry)
		if err != nil {
			t.Fatal(err)
		}
		if changes.String() != step.change || len(s.Application().Commands("")) != step.registered {
			t.Errorf("step %d: %s, %d registered", n, changes, len(s.Application().Commands("")))
		}
	}
	if n := s.requests("PUT", "/commands"); n != 1 {
		t.Errorf("registered %d times", n)
	}
}

func TestGuildCommands(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	s.cfg.GuildID, s.cfg.Register = s.Guild("riverside").ID, true
	s.renew()
	s.run().online()
	if len(s.Application().Commands(s.cfg.GuildID)) != len(s.house.Registered()) || len(s.Application().Commands("")) != 0 {
		t.Error("not registered in the guild alone")
	}
	has(t, s.answer(s.alice.Runs(s.general, "/who", "name", "Ada King")).Content, "mayor")
	changes, err := s.bot.SyncCommands(s.soon(), false)
	if err != nil || !changes.Empty() {
		t.Errorf("a second time: %s, %v", changes, err)
	}
}

func TestRegistrationIsRepeatedOnlyWhenItCanHelp(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		status, failures int
		logged           string
	}{
		"Discord is down": {http.StatusServiceUnavailable, 4, "slash commands are registered"},
		"Discord refuses": {http.StatusForbidden, 1, "mend the cause"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			left := make(chan struct{}, tc.failures)
			for range tc.failures {
				left <- struct{}{}
			}
			s := stage(t, registering, localdiscord.Options{Intercept: func(w http.ResponseWriter, r *http.Request) bool {
				if r.Method != http.MethodPut {
					return false
				}
				select {
				case <-left:
					w.WriteHeader(tc.status)
					return true
				default:
					return false
				}
			}})
			s.run()
			s.log.await(t, tc.logged)
			if len(left) != 0 {
				t.Errorf("%d failures weren't met", len(left))
			}
			s.reply(s.alice.DM("who is Ada King?")) // the bot lives either way
		})
	}
}

// A server that can't list what is registered gets it all.
func TestRegistrationWithoutAList(t *testing.T) {
	t.Parallel()
	for _, status := range []int{http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusNotImplemented} {
		s := stage(t, registering, localdiscord.Options{Intercept: func(w http.ResponseWriter, r *http.Request) bool {
			listing := r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/commands")
			if listing {
				w.WriteHeader(status)
			}
			return listing
		}})
		s.run().online()
		if n := len(s.Application().Commands("")); n != len(s.house.Registered()) {
			t.Errorf("after %d: %d commands", status, n)
		}
	}
}

// names lists the house's commands as Changes does.
func (s *scene) names() string {
	var names []string
	for _, c := range s.house.Registered() {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}
