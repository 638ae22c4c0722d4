using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Features.Cards;

/// <summary>
/// 발급 자격: says whether a person would get a card, and why not. It looks somebody up in the whole city, so it is put
/// on record like any look at a person.
/// </summary>
public sealed class CheckEligibility(FrontDesk desk, PersonRegister register, FieldCipher cipher)
    : Change<CheckEligibility.Request, Verdict>(desk)
{
    public sealed record Request(string Programme, string Name, string Born, string Phone)
    {
        /// <summary>Names nobody.</summary>
        public override string ToString() => Programme;
    }

    public override Duty Duty { get; } = new("cards.eligibility", Permissions.CardsOrderMake);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Verdict>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        var today = KoreanTime.BusinessDate(work.Now);
        var table = await ProgrammeBook.ReadAsync(work.Db, cancel);
        if (table.Find(request.Programme) is not { } programme || !Issuing.MayOrder(programme, work.Scope, today))
            return new Problem("Programme", "카드 상품을 고르세요.");
        if (PersonIdentity.Read(request.Name, request.Born, request.Phone, today)
            is not Outcome<PersonIdentity>.Done(var person))
            return Refusals.Again<Verdict>(((Outcome<PersonIdentity>.Refused)PersonIdentity.Read(
                request.Name, request.Born, request.Phone, today)).Problems);

        var known = (await PersonRegister.FindAsync(work.Db, [register.IndexOf(person)], cancel)).Values
            .FirstOrDefault();
        var verdict = Eligibility.Of(programme, person.Born, known?.Holds ?? [], table, today);
        work.Record(work.By.Line("발급 자격 확인", $"programme/{request.Programme}", $"{verdict.Rule}") with
        {
            SubjectPerson = known is null ? "" : cipher.SubjectOf($"person/{known.No}"),
        });
        return verdict;
    }
}
