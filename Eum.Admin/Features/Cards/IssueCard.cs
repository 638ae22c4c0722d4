using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>카드 발급: takes a person at the desk and orders her card from the operator.</summary>
public sealed class IssueCard(FrontDesk desk, PersonRegister register, FieldCipher cipher)
    : Change<IssueCard.Request, long>(desk)
{
    public sealed record Request(string Programme, string Name, string Born, string Phone, Consents Consents)
    {
        /// <summary>Names nobody.</summary>
        public override string ToString() => Programme;
    }

    public override Duty Duty { get; } = new("cards.issue", Permissions.CardsOrderMake);

    // Her own gu's; whose programmes she may order is judged below.
    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var today = KoreanTime.BusinessDate(work.Now);
        var table = await ProgrammeBook.ReadAsync(work.Db, cancel);
        if (table.Find(request.Programme) is not { } programme || !Issuing.MayOrder(programme, work.Scope, today))
            return new Problem("Programme", "카드 상품을 고르세요.");
        var read = PersonIdentity.Read(request.Name, request.Born, request.Phone, today);
        if (read is not Outcome<PersonIdentity>.Done(var person))
            return Refusals.Again<long>(((Outcome<PersonIdentity>.Refused)read).Problems);
        if ((request.Consents & Consents.Required) != Consents.Required)
            return new Problem("Consents", "필수 동의(이용약관, 개인정보 수집·이용, 운영사 제공)를 모두 받아야 주문할 수 있습니다.");

        await work.Db.HoldTrailAsync(cancel); // Two desks do not order the same card for one person.
        var index = register.IndexOf(person);
        var known = (await PersonRegister.FindAsync(work.Db, [index], cancel)).GetValueOrDefault(index);
        var verdict = Eligibility.Of(programme, person.Born, known?.Holds ?? [], table, today);
        if (!verdict.Fits) return new Problem(FieldOf(verdict.Rule), verdict.Reason);

        var personNo = known is null
            ? await AddAsync(work, person, request.Consents, cancel)
            : await AgreeAsync(work, index, request.Consents, cancel);
        var order = new CardOrderRow
        {
            OrderNo = await Issuing.NextOrderAsync(work.Db, cancel),
            Act = OrderAct.Issue,
            Programme = programme.Code.Text,
            PersonNo = personNo,
            Authority = Issuing.AuthorityOf(work.Scope, today),
            LotNo = "",
            Reason = "",
            State = OrderState.Ordered,
            OrderedAt = work.Now,
            OrderedBy = work.Officer.Name,
        };
        work.Db.CardOrders.Add(order);
        work.Record(work.By.Line(
            "카드 발급 주문", $"card-order/{order.OrderNo}", $"{order.Programme} {Told(request.Consents)}") with
        {
            District = order.Authority,
            SubjectPerson = cipher.SubjectOf($"person/{personNo}"),
        });
        return order.OrderNo;
    }

    private async Task<long> AddAsync(
        Work work, PersonIdentity person, Consents consents, CancellationToken cancel)
    {
        var no = await work.Db.LastNumberAsync<PersonRow>(row => row.PersonNo, cancel) + 1;
        work.Db.Persons.Add(register.Seal(no, person, consents, work.Now, work.Officer.Name));
        return no;
    }

    // She has been here before, or at another desk: what she agrees to today counts.
    private static async Task<long> AgreeAsync(
        Work work, string index, Consents consents, CancellationToken cancel)
    {
        var row = await work.Db.PersonsAnywhere([index]).SingleAsync(cancel);
        (row.Consents, row.ConsentedAt) = (consents, work.Now);
        return row.PersonNo;
    }

    private static string FieldOf(EligibilityRule rule) => rule switch
    {
        EligibilityRule.BirthDate or EligibilityRule.TooYoung or EligibilityRule.TooOld => "Born",
        _ => "Programme",
    };

    private static string Told(Consents consents) =>
        string.Create(CultureInfo.InvariantCulture, $"consents={(int)consents}");
}
