using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.PersonalData;

/// <summary>
/// 열쇠 교체: adds a key to the ring and encrypts everything anew with it, while the portal runs: what is still of an
/// older key is read with that.
/// </summary>
public sealed class RotateKeys(FrontDesk desk, KeyRotation rotation) : Errand<RotateKeys.Request, RotatedKeys>(desk)
{
    /// <param name="Resume">Adds no key, but goes on where a rotation was broken off.</param>
    public sealed record Request(bool Resume, Action<long>? Progress);

    public override Duty Duty { get; } = new("keys.rotate", Permissions.SystemKeysRotate);

    protected override async Task<Outcome<RotatedKeys>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        await rotation.RunAsync(officer.Account, request.Resume, request.Progress, cancel);
}
