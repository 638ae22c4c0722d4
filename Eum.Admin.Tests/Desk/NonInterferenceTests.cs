using System.Reflection;
using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Statistics;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Desk;

/// <summary>
/// What an official of a gu is answered is the same whether the rows of another gu are there or not: every question
/// there is, as it really runs. A question made later is asked too, without a line here.
/// </summary>
public sealed class NonInterferenceTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly string[] GuRoles = [RoleTable.GuOfficial, RoleTable.GuApprover];

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_3_no_question_lets_another_gus_rows_change_what_a_gu_is_answered(StorageEngine engine)
    {
        await using var both = await Books.OpenAsync(engine, RowsOfTwoGu.Namdong, RowsOfTwoGu.Seo);
        await using var own = await Books.OpenAsync(engine, RowsOfTwoGu.Seo);
        var (asked, answered) = (0, 0);

        foreach (var (name, request) in both.Requests())
            foreach (var role in GuRoles)
            {
                var answer = await both.AskAsync(name, request, role, RowsOfTwoGu.Seo);
                Assert.Equal((name, $"{request}", await own.AskAsync(name, request, role, RowsOfTwoGu.Seo)),
                    (name, $"{request}", answer));
                asked++;
                if (!answer.StartsWith("refused", StringComparison.Ordinal)) answered++;
            }

        Assert.True(asked > 60 && answered > 20, $"{answered} of {asked}");
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_3_the_city_and_the_other_gu_are_answered_by_those_rows(StorageEngine engine)
    {
        await using var both = await Books.OpenAsync(engine, RowsOfTwoGu.Namdong, RowsOfTwoGu.Seo);
        await using var own = await Books.OpenAsync(engine, RowsOfTwoGu.Seo);
        HashSet<string> city = [], other = [];

        foreach (var (name, request) in both.Requests())
        {
            if (await both.AskAsync(name, request, RoleTable.CityFinance, 28000)
                != await own.AskAsync(name, request, RoleTable.CityFinance, 28000)) city.Add(name);
            if (await both.AskAsync(name, request, RoleTable.GuOfficial, RowsOfTwoGu.Namdong)
                != await own.AskAsync(name, request, RoleTable.GuOfficial, RowsOfTwoGu.Namdong)) other.Add(name);
        }

        Assert.Subset(city, new HashSet<string> { "budgets.status", "imports.list", "approval.show", "dashboard" });
        Assert.Subset(other, new HashSet<string> { "budgets.status", "approval.show" });
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_4_another_gus_number_and_one_that_never_was_take_the_same_statements_to_the_same_answer(
        StorageEngine engine)
    {
        await using var books = await Books.OpenAsync(engine, RowsOfTwoGu.Namdong, RowsOfTwoGu.Seo);
        foreach (var role in GuRoles)
        {
            var compared = 0;
            foreach (var question in books.Registry.UseCases.Where(Books.IsQuestion))
            {
                var (foreign, missing) = (Books.RequestOf(question, 1), Books.RequestOf(question, 3));
                if (foreign is null || missing is null || $"{foreign}" == $"{missing}") continue;
                var one = await books.CountAsync(question.Duty.UseCase, foreign, role);
                Assert.Equal(
                    $"{foreign} {one}", $"{foreign} {await books.CountAsync(question.Duty.UseCase, missing, role)}");
                compared++;
            }

            Assert.True(compared >= 3, $"{compared}");
        }

        var by = await books.OfficerAsync(RoleTable.GuApprover, RowsOfTwoGu.Seo);
        foreach (var decide in (Func<long, Task<Outcome<Decided>>>[])
                 [
                     no => books.Registry.Get<ApproveProposal>().RunAsync(by, new(no, "", ""), null, default),
                     no => books.Registry.Get<ReturnProposal>().RunAsync(by, new(no, "다시"), null, default),
                     no => books.Registry.Get<WithdrawProposal>().RunAsync(by, new(no, ""), null, default),
                 ])
            Assert.Equal(await books.CountAsync(() => decide(3)), await books.CountAsync(() => decide(1)));
    }

    private sealed class Books : IAsyncDisposable
    {
        private readonly TestDatabase _database;
        private readonly Counter _counter;
        private readonly StatementCount _statements = new();
        private readonly Dictionary<(string, int), Caller> _officers = [];

        private Books(StorageEngine engine)
        {
            _database = TestDatabase.On(engine);
            Registry = Registry.Over(_database, log: _statements);
            _counter = new(_database, new StoppedClock());
        }

        public Registry Registry { get; }

        public static async Task<Books> OpenAsync(StorageEngine engine, params int[] districts)
        {
            var books = new Books(engine);
            await RowsOfTwoGu.WriteAsync(books._database, districts);
            return books;
        }

        public static bool IsQuestion(UseCase one) => QuestionOf(one) is not null;

        /// <summary>Each question with the number of a row of 남동구 (1), of 서구 (2) and of none (3).</summary>
        public IEnumerable<(string Name, object Request)> Requests() =>
            from question in Registry.UseCases
            where IsQuestion(question)
            from number in (int[])[1, 2, 3]
            from request in RequestsOf(question, number)
            select (question.Duty.UseCase, request);

        public static object? RequestOf(UseCase question, int number) =>
            RequestMaker.Make(QuestionOf(question)!.GetGenericArguments()[0], number);

        public async Task<Caller> OfficerAsync(string role, int authority) =>
            _officers.TryGetValue((role, authority), out var known)
                ? known
                : _officers[(role, authority)] = await _counter.OfficerAsync(role, authority);

        public async Task<string> AskAsync(string name, object request, string role, int authority)
        {
            var question = Registry.UseCases.Single(one => one.Duty.UseCase == name);
            var caller = await OfficerAsync(role, authority);
            var run = QuestionOf(question)!.GetMethod("RunAsync")!;
            dynamic asked = run.Invoke(question, [caller, request, CancellationToken.None])!;
            object outcome = await asked;
            var type = outcome.GetType();
            return type.Name.Contains("Refused", StringComparison.Ordinal)
                ? $"refused {((IReadOnlyList<Problem>)type.GetProperty("Problems")!.GetValue(outcome)!)[0]}"
                : JsonSerializer.Serialize(type.GetProperty("Value")!.GetValue(outcome), DeskJson.Options);
        }

        public async Task<string> CountAsync(string name, object request, string role)
        {
            _statements.Take();
            var answer = await AskAsync(name, request, role, RowsOfTwoGu.Seo);
            // What is found for neither may repeat what was asked.
            return $"{(answer.StartsWith("refused", StringComparison.Ordinal) ? answer : "")} {_statements.Take()}";
        }

        public async Task<string> CountAsync<T>(Func<Task<Outcome<T>>> ask)
        {
            _statements.Take();
            var refused = Assert.IsType<Outcome<T>.Refused>(await ask());
            return $"{refused.Problems[0]} {_statements.Take()}";
        }

        public async ValueTask DisposeAsync()
        {
            await Registry.DisposeAsync();
            _database.Dispose();
        }

        private static IEnumerable<object> RequestsOf(UseCase question, int number) =>
            question is ReadReport
                ? Reports.All.Select(report => new ReportOrder(
                    report.Name, Assert.IsType<Outcome<ReportRequest>.Done>(
                        ReportRequest.Read("2026-03-01", "2026-03-31", number == 1 ? "today" : "recorded", "")).Value))
                : question is AskStatistic ? StatisticPresets.All.Select(preset => preset.Read() with
                {
                    From = new DateOnly(2026, number == 1 ? 3 : 2, 1),
                    To = new DateOnly(2026, 3, 31),
                })
                : RequestMaker.Make(QuestionOf(question)!.GetGenericArguments()[0], number) is { } made ? [made] : [];

        private static Type? QuestionOf(UseCase one)
        {
            for (var type = one.GetType(); type != typeof(UseCase); type = type.BaseType!)
                if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Question<,>)) return type;
            return null;
        }
    }
}

/// <summary>A request of any type, its numbers being the one given.</summary>
internal static class RequestMaker
{
    public static object? Make(Type type, int number)
    {
        if (Nullable.GetUnderlyingType(type) is not null) return null;
        if (type == typeof(string)) return "";
        if (type == typeof(bool)) return false;
        if (type == typeof(byte[])) return Array.Empty<byte>();
        if (type == typeof(YearMonth)) return new YearMonth(2026, 3);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 3, 2);
        if (type == typeof(DateTime)) return new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        if (type == typeof(Guid)) return new Guid(number, 0, 0, new byte[8]);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.IsPrimitive)
            return Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.Namespace?.StartsWith("Eum.", StringComparison.Ordinal) != true)
            return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
                : null;
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .OrderByDescending(one => one.GetParameters().Length).FirstOrDefault();
        var nulls = new NullabilityInfoContext();
        return constructor?.Invoke([.. constructor.GetParameters().Select(one =>
            nulls.Create(one).WriteState == NullabilityState.Nullable ? null : Make(one.ParameterType, number))]);
    }
}
