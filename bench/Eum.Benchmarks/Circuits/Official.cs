using System.Net;
using System.Text.RegularExpressions;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks.Circuits;

/// <summary>Somebody to sign in as: an account made for the measurement.</summary>
internal static partial class Official
{
    private const string Password = "바람이 분다 늦은 오후 열두 시";

    /// <summary>Makes an account of the whole city, signs in by the forms, and gives the session's cookie.</summary>
    public static async Task<string> SignInAsync(IServiceProvider books, Uri portal, int number)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var name = $"load.{now:HHmmss}.{number}";
        var seed = await EnrolAsync(books, name, now);
        var cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = portal };
        await PostAsync(http, "/sign-in", "sign-in", ("account", name), ("password", Password));
        // The code of the enrolment is used up: the next one is taken already.
        var step = Totp.StepAt(now) + 1;
        await PostAsync(http, "/sign-in/code", "code", ("code", Totp.CodeAt(seed, step)));
        return cookies.GetCookies(portal)["eum"] is { } cookie
            ? $"eum={cookie.Value}"
            : throw new DisagreementException($"{name} could not sign in.");
    }

    private static async Task<byte[]> EnrolAsync(IServiceProvider books, string name, DateTime now)
    {
        var user = Accounts.RowOf(new(name, $"측정 {name}", $"L-{name}", "측정"), now);
        string token;
        var database = books.GetRequiredService<IDbContextFactory<EumDbContext>>();
        await using (var db = await database.CreateDbContextAsync())
        {
            db.Add(user);
            db.Add(new OfficerGrantRow
            {
                UserId = user.Id,
                Role = RoleTable.CityFinance,
                Authority = 28000,
                FromDay = KoreanTime.BusinessDate(now),
            });
            token = await Enrolment.IssueAsync(db, user.Id, now, default);
            await db.SaveChangesAsync();
        }

        var seed = Totp.NewSeed();
        await books.GetRequiredService<Enrolment>().EnrolAsync(
            token, Password, seed, Totp.CodeAt(seed, Totp.StepAt(now)), "127.0.0.1", default);
        return seed;
    }

    private static async Task PostAsync(
        HttpClient http, string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await http.GetStringAsync(new Uri(page, UriKind.Relative));
        using var content = new FormUrlEncodedContent(
        [
            new("_handler", form),
            new("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(html).Groups["token"].Value)),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
        using var answer = await http.PostAsync(new Uri(page, UriKind.Relative), content);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
