// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One person's browser: a width, a language, with or without scripts. Pages
/// are photographed where `look` is called.
final class Visit implements AutoCloseable {
    /// A screen, in CSS pixels.
    enum Width {
        /// The narrowest a page must bear without scrolling sideways (WCAG 2.2, 1.4.10).
        NARROW(320, 640),
        PHONE(390, 844),
        DESKTOP(1280, 900);

        final int width;
        final int height;

        Width(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa");

    /// What is wrong, a line each; of what is right nothing is kept.
    private static final String AXE =
            """
            async tags => {
              const found = await axe.run(document, {
                runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], iframes: false});
              return found.violations.map(it => it.id + ': '
                  + it.nodes.map(node => node.target + ' ' + node.html).join(' | '));
            }
            """;

    /// Remembers each stop of the tabulator, and whether it shows that it has the focus.
    private static final String WATCH_FOCUS =
            """
            () => {
              window.cityStops = [];
              document.addEventListener('focusin', event => {
                const it = event.target;
                // A drawn box or circle stands for a transparent field: its label shows the focus.
                const drawn = getComputedStyle(it).opacity === '0' && it.labels?.length;
                const style = drawn ? getComputedStyle(it.labels[0], '::before') : getComputedStyle(it);
                const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
                    || style.boxShadow !== 'none';
                const first = it.type === 'radio'
                    ? [...document.getElementsByName(it.name)].find(one => one.dataset.stop) : it;
                if (first?.dataset.stop) {
                  window.cityStops.push([first.dataset.stop, String(shown), it.name || it.textContent.trim()]);
                }
              });
            }
            """;

    private static final String HIDDEN_BY_FORCED_COLOURS =
            """
            () => {
              const gone = [];
              document.querySelectorAll('input[type=radio], input[type=checkbox]').forEach(it => {
                if (!it.checkVisibility()) return;
                const style = getComputedStyle(it);
                const box = it.getBoundingClientRect();
                if (style.opacity !== '1' || style.appearance === 'none' || box.width < 12 || box.height < 12) {
                  gone.push(it.name + ' ' + style.opacity + ' ' + style.appearance + ' ' + box.width);
                }
              });
              document.querySelectorAll('a[aria-current]').forEach(it => {
                const style = getComputedStyle(it);
                if (it.checkVisibility() && style.outlineStyle === 'none') gone.push('current ' + it.textContent);
              });
              return gone;
            }
            """;

    private static final boolean PICTURES = Boolean.getBoolean("city.pictures");
    private static final Path PHOTOS = Path.of("target", "screenshots");
    private static final Browser BROWSER = launch();

    private final BrowserContext context;
    private final Width width;
    private final String language;
    final Page page;

    private Visit(BrowserContext context, Width width, String language) {
        this.context = context;
        this.width = width;
        this.language = language;
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
    }

    static Visit on(Width width, String language) {
        return in(RunningCity.ADDRESS, width, language);
    }

    /// In another city than the usual one.
    static Visit in(URI city, Width width, String language) {
        return new Visit(context(city, width, language, true), width, language);
    }

    static Visit withoutScripts(Width width, String language) {
        return withoutScripts(RunningCity.ADDRESS, width, language);
    }

    static Visit withoutScripts(URI city, Width width, String language) {
        return new Visit(context(city, width, language, false), width, language);
    }

    private static BrowserContext context(URI city, Width width, String language, boolean scripts) {
        return BROWSER.newContext(
                new Browser.NewContextOptions()
                        .setBaseURL(city.toString())
                        .setViewportSize(width.width, width.height)
                        .setHasTouch(width != Width.DESKTOP)
                        .setLocale(language)
                        .setJavaScriptEnabled(scripts));
    }

    /// The installed Chromium: the one that `CITY_CHROMIUM` names (`./city test` does), or else the first that is found.
    /// The one without a head costs a quarter of the other's processor time.
    private static Browser launch() {
        var named = System.getenv("CITY_CHROMIUM");
        var installed =
                Stream.concat(
                                Stream.ofNullable(named).filter(it -> !it.isEmpty()),
                                Stream.of(
                                        "/usr/bin/chromium-headless-shell",
                                        "/usr/bin/chromium",
                                        "/usr/bin/chromium-browser",
                                        "/usr/bin/google-chrome"))
                        .filter(it -> Files.isExecutable(Path.of(it)))
                        .findFirst();
        var options =
                new BrowserType.LaunchOptions()
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--use-angle=swiftshader",
                                        "--enable-unsafe-swiftshader"));
        installed.map(Path::of).ifPresent(options::setExecutablePath);
        // Without an installed one, Playwright's own download is used where somebody made it.
        return Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(options);
    }

    /// Opens a page of the city.
    Response open(String path) {
        return page.navigate(path);
    }

    /// Signs in at the embedded issuer, by the key of a persona or the name of a role, and opens a page.
    Response openAs(String person, String path) {
        open(path);
        page.locator("button[name=person][value='" + person + "']").click();
        return open(path);
    }

    /// From now on every answer comes so late, as on a bad connection: whoever taps sees nothing yet, and taps again.
    Visit onASlowLine(int milliseconds) {
        var line = context.newCDPSession(page);
        var conditions = new com.google.gson.JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", milliseconds);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", conditions);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(int level) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(level));
    }

    /// Takes a photograph of the whole page into `target/screenshots`, where pictures were asked for
    /// (`./city test browser-tests` does).
    Visit look(String name) {
        if (!PICTURES) {
            return this;
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                PHOTOS.resolve(
                                        name
                                                + "-"
                                                + language
                                                + "-"
                                                + width.name().toLowerCase(java.util.Locale.ROOT)
                                                + ".png")));
        return this;
    }

    /// Axe finds nothing on the page as it stands; nothing sticks out of the screen; the page says
    /// its language.
    Visit isAccessible() {
        page.evaluate(AxeBuilder.getAxeScript());
        assertThat((List<?>) page.evaluate(AXE, WCAG)).as(page.url()).isEmpty();
        assertThat(page.locator("html").getAttribute("lang")).as(page.url()).isEqualTo(language);
        assertThat(page.evaluate("document.compatMode")).as(page.url()).isEqualTo("CSS1Compat");
        showsChoicesInForcedColours();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + page.url())
                .isLessThanOrEqualTo(width.width);
        return this;
    }

    /// In Windows' high contrast colours are the reader's own: what is drawn by colour alone is gone. Boxes and circles
    /// are the system's own then, and the current one of several links is marked by more than its colour.
    private void showsChoicesInForcedColours() {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        var hidden = page.evaluate(HIDDEN_BY_FORCED_COLOURS);
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        assertThat((List<?>) hidden).as("in forced colours on " + page.url()).isEmpty();
    }

    /// Every link, button and field can be reached with the tabulator key alone, and shows when it
    /// is there.
    Visit worksByKeyboard() {
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)");
        var wanted =
                (Integer)
                        page.evaluate(
                                """
                                () => {
                                  let number = 0;
                                  const radios = new Set();
                                  document.querySelectorAll('a[href], button, input, select, textarea, summary').forEach(it => {
                                    if (it.type === 'hidden' || it.disabled || it.tabIndex < 0 || !it.checkVisibility()) return;
                                    if (it.type === 'radio') {
                                      // One group of radio buttons is one stop; the arrow keys move within.
                                      const group = (it.form?.action ?? '') + it.name;
                                      if (radios.has(group)) return;
                                      radios.add(group);
                                    }
                                    it.dataset.stop = ++number;
                                  });
                                  return number;
                                }
                                """);
        page.evaluate(WATCH_FOCUS);
        Set<String> reached = new LinkedHashSet<>();
        // A field for a day has four stops: day, month, year, calendar.
        for (var left = 4 * wanted + 5; left > 0 && reached.size() < wanted; ) {
            for (var i = Math.min(left, Math.max(1, wanted - reached.size())); i > 0; i--) {
                page.keyboard().press("Tab");
                left--;
            }
            for (var it : (List<?>) page.evaluate("() => window.cityStops.splice(0)")) {
                var told = (List<?>) it;
                assertThat(told.get(1))
                        .as("the focus shows at '" + told.get(2) + "' on " + page.url())
                        .isEqualTo("true");
                reached.add((String) told.get(0));
            }
        }
        assertThat(reached).as("stops of the tabulator on " + page.url()).hasSize(wanted);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
