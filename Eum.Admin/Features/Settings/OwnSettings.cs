using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Settings;

/// <summary>How an officer has settled the portal to be.</summary>
/// <param name="Language">ko-KR or en-US; null for the house's.</param>
public sealed record Settled(string? Language, Look Look)
{
    public static readonly Settled Nothing = new(null, Look.Default);

    internal static Settled Of(OfficerSettingsRow row) => new(
        Known(row.Language), new Look(Known(row.Theme), Known(row.Density), Known(row.Unit)).Known());

    private static string? Known(string value) => value.Length > 0 ? value : null;
}

/// <summary>Reads her own settings.</summary>
public sealed class OwnSettings(FrontDesk desk) : Question<OwnSettings.Request, Settled>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("settings.own", Permissions.AccountOwnManage);

    protected override async Task<Outcome<Settled>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var own = reading.Officer.Id;
        var row = await reading.Db.OfficerSettings.SingleOrDefaultAsync(row => row.OfficerId == own, cancel);
        return row is null ? Settled.Nothing : Settled.Of(row);
    }
}

/// <summary>Keeps her own settings.</summary>
public sealed class KeepSettings(FrontDesk desk) : Change<Settled, Settled>(desk)
{
    private static readonly Problem Unknown = new("", "없는 설정입니다. 화면을 새로 고친 뒤 다시 고르세요.");

    public override Duty Duty { get; } = new("settings.keep", Permissions.AccountOwnManage);

    protected override int? DistrictOf(Settled request) => null;

    protected override async Task<Outcome<Settled>> DecideAsync(
        Work work, Settled request, CancellationToken cancel)
    {
        if (request.Look != request.Look.Known()
            || (request.Language is { } language && !Hosting.LanguageSwitch.Known.Contains(language))) return Unknown;

        var own = work.Officer.Id;
        var row = await work.Db.OfficerSettings.SingleOrDefaultAsync(row => row.OfficerId == own, cancel);
        if (row is null) work.Db.OfficerSettings.Add(row = new() { OfficerId = own });
        (row.Language, row.Theme) = (request.Language ?? "", request.Look.Theme ?? "");
        (row.Density, row.Unit) = (request.Look.Density ?? "", request.Look.Unit ?? "");
        work.Audit("설정", "account/" + work.Officer.Account, "");
        return Settled.Of(row);
    }
}
