package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// patience is the time after which what a test waits for will not come.
const patience = 30 * time.Second

// shotsFolder is the environment's name for where screenshots go.
const shotsFolder = "NUTGRAF_SCREENSHOTS"

// programs are the names under which Chromium is installed.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// flags start a Chromium that talks to nobody but the test.
var flags = map[string]any{
	"headless": "new", "no-sandbox": true, "disable-gpu": true, "disable-quic": true, "no-first-run": true,
	"no-default-browser-check": true, "disable-background-networking": true, "disable-component-update": true,
	"disable-sync": true, "disable-dev-shm-usage": true, "hide-scrollbars": true, "mute-audio": true,
	"force-color-profile": "srgb", "lang": "en-US",
}

// View is how the page is looked at. Zero values mean 1600 by 1000, light.
type View struct {
	Width, Height int
	Dark          bool
}

// Page is the playground in a browser of its own.
type Page struct {
	t   testing.TB
	ctx context.Context
	url string

	mu         sync.Mutex
	complaints []string
}

// Open starts a browser and opens an address. The browser ends with the test,
// which fails if the console has had a warning or an error.
func Open(t testing.TB, address string, v View) *Page {
	t.Helper()
	program := Need(t)
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir())}
	for name, value := range flags {
		options = append(options, chromedp.Flag(name, value))
	}
	allocated, free := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(allocated)
	p := &Page{t: t, ctx: ctx, url: address}
	heard := make(chan struct{})
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Errorf("closing the browser: %v", err)
		}
		end()
		free()
		<-heard
		for _, c := range p.complaints {
			t.Errorf("the console says %s", c)
		}
	})
	messages := chromedp.Console(ctx)
	go p.listen(messages, heard)
	p.Look(v)
	p.Load()
	return p
}

// Load opens the page, or opens it again, and waits until it can be used.
func (p *Page) Load() {
	p.t.Helper()
	p.do("opening the page", chromedp.Navigate(p.url))
	p.Wait(`html[data-ready]`)
}

// Need returns the path of Chromium. Without one it skips the test.
func Need(t testing.TB) string {
	t.Helper()
	for _, name := range programs {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("there is no Chromium to look at the page with: install one of %s", strings.Join(programs, ", "))
	return ""
}

// listen keeps what the console complains of, until the browser ends.
func (p *Page) listen(messages func(func(chromedp.ConsoleMessage, error) bool), heard chan<- struct{}) {
	defer close(heard)
	for m, err := range messages {
		if err != nil {
			return // the browser has ended
		}
		switch m.Type {
		case chromedp.ConsoleWarning, chromedp.ConsoleError, chromedp.ConsoleException:
			p.mu.Lock()
			p.complaints = append(p.complaints, fmt.Sprintf("%v (%s:%d)", m, m.URL, m.Line))
			p.mu.Unlock()
		}
	}
}

// Forgive forgets complaints that the test means to provoke.
func (p *Page) Forgive(part string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var kept []string
	for _, c := range p.complaints {
		if !strings.Contains(c, part) {
			kept = append(kept, c)
		}
	}
	p.complaints = kept
}

// Look changes how the page is looked at.
func (p *Page) Look(v View) {
	p.t.Helper()
	if v.Width == 0 {
		v.Width, v.Height = 1600, 1000
	}
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	media := func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return chromedp.Void{}, err
	}
	p.do("changing the view", chromedp.EmulateViewport(int64(v.Width), int64(v.Height)), media)
}

// do runs actions; what they can't do ends the test.
func (p *Page) do(doing string, actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx); err != nil { // the browser must not start under a timeout
		p.t.Fatalf("starting the browser: %v", err)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.failed(doing, err)
	}
}

// failed ends the test with a picture of what the page shows.
func (p *Page) failed(doing string, err error) {
	p.t.Helper()
	p.Shot("failed-" + strings.ReplaceAll(p.t.Name(), "/", "-"))
	var text string
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if seen, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`)); err == nil {
		text = seen[:min(len(seen), 4000)]
	}
	p.t.Fatalf("%s: %v; the page shows:\n%s", doing, err, text)
}

// Shot writes a picture of the page, if a folder for it is named.
func (p *Page) Shot(name string) {
	p.t.Helper()
	folder := os.Getenv(shotsFolder)
	if folder == "" {
		return
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644)
	}
	if err != nil {
		p.t.Errorf("taking a picture: %v", err)
	}
}
