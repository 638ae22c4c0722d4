using System.Net;
using System.Net.Http.Headers;
using Eum.Admin.Commands;
using Eum.Admin.Hosting;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Hosting;

public sealed class PortalHostTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Circuit = "/_blazor/negotiate?negotiateVersion=1";

    private string Origin => portal.Address.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("--urls=http://0.0.0.0:0")]
    [InlineData("--urls=http://*:0")]
    [InlineData("--urls=http://127.0.0.1:0;http://192.168.0.7:0")]
    [InlineData("--urls=http://127.0.0.1.example.com:0")]
    [InlineData("--urls=nonsense")]
    [InlineData("--http_ports=8080")]
    [InlineData("--https_ports=8443")]
    [InlineData("--Kestrel:Endpoints:All:Url=http://[::]:0")]
    public async Task An_address_that_others_could_reach_is_refused_in_a_sentence(string argument)
    {
        using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, new StoppedClock(), false);

        var exit = await PortalHost.RunAsync(["serve", argument], terminal);

        Assert.Equal(ExitCode.WrongUsage, exit);
        Assert.Contains("이 컴퓨터(127.0.0.1, localhost)에서만 열 수 있습니다.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Portal:KeepCircuitMinutes=0", "Portal:KeepCircuitMinutes는 1에서 60 사이여야 합니다")]
    [InlineData("--Storage:Engine=Oracle", "설정 Storage:Engine의 값 'Oracle'")]
    public async Task Settings_that_make_no_sense_are_named_at_the_start(string argument, string sentence)
    {
        using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, new StoppedClock(), false);

        string[] sound = ["serve", "--environment=Development", "--urls=http://127.0.0.1:0",
            "--ConnectionStrings:Eum=Data Source=x.db"];

        var exit = await PortalHost.RunAsync([.. sound, argument], terminal);

        Assert.Equal(ExitCode.WrongUsage, exit);
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_policy_and_a_foreign_name_or_site_gets_none()
    {
        var http = portal.Session.Http;

        var page = await http.GetAsync(new Uri("/", UriKind.Relative));
        var script = await http.GetAsync(new Uri("/_framework/blazor.web.js", UriKind.Relative));
        var rebound = await SendAsync(http, HttpMethod.Get, "/", headers => headers.Host = "eum.example.com");
        var foreign = await SendAsync(
            http, HttpMethod.Post, Circuit, headers => headers.Add("Origin", "https://a.example"));
        var own = await SendAsync(http, HttpMethod.Post, Circuit, headers => headers.Add("Origin", Origin));

        Assert.Equal([SecurityHeaders.Policy], page.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal([SecurityHeaders.Policy], script.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["DENY"], page.Headers.GetValues("X-Frame-Options"));
        Assert.Equal("no-store", page.Headers.CacheControl?.ToString());
        Assert.False(page.Headers.Contains("Server"));
        Assert.Equal(HttpStatusCode.BadRequest, rebound.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/?month=2026-13")]
    [InlineData("/imports?kind=receipts")]
    [InlineData("/imports?page=0")]
    [InlineData("/imports/999999")]
    public async Task What_does_not_exist_is_said_in_Korean_with_a_trace_number(string path)
    {
        var answer = await portal.Session.GetAsync(path);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("찾는 화면이 없습니다", text, StringComparison.Ordinal);
        Assert.Matches("추적 번호 <code>[0-9a-f]{32}</code>", text);
    }

    [Fact]
    public async Task It_is_alive_without_tables_but_healthy_only_with_them()
    {
        await using var empty = PortalBooks.Unmigrated();
        await using var unready = await PortalProcess.StartAsync(empty);
        using var http = new HttpClient();

        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(portal.Address, "/health")));
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri(unready.Address, "/alive")));
        var health = await http.GetAsync(new Uri(unready.Address, "/health"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
    }

    [Theory]
    [InlineData("//example.com")]
    [InlineData("/\\example.com")]
    [InlineData("https://example.com")]
    public async Task The_language_switch_leads_to_no_other_site(string back)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);

        var answer = await http.GetAsync(
            new Uri(portal.Address, $"/language?to=en-US&back={Uri.EscapeDataString(back)}"));

        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, Action<HttpRequestHeaders> with)
    {
        using var request = new HttpRequestMessage(method, path);
        with(request.Headers);
        return await http.SendAsync(request);
    }
}
