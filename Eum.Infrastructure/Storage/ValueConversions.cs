using System.Text;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Eum.Infrastructure.Storage;

/// <summary>How each kind of value lies in a column: said once, for every table and all three engines.</summary>
internal static class ValueConversions
{
    internal static void AddDomainValues(this ModelConfigurationBuilder model)
    {
        model.Properties<DateTime>().HaveConversion<InstantColumn>();
        model.Properties<DateTimeOffset>().HaveConversion<OffsetInstantColumn>();
        model.Properties<DateOnly>().HaveConversion<DateColumn>();
        model.Properties<YearMonth>().HaveConversion<YearMonthColumn>();
        model.Properties<Enum>().HaveConversion<short>();
        model.Properties<string>().HaveConversion<NfcColumn>();
    }

    private sealed class InstantColumn() : ValueConverter<DateTime, long>(
        utc => KoreanTime.ToUnixMs(utc), unixMs => KoreanTime.FromUnixMs(unixMs));

    // Identity's own instants.
    private sealed class OffsetInstantColumn() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), unixMs => DateTimeOffset.FromUnixTimeMilliseconds(unixMs));

    private sealed class DateColumn() : ValueConverter<DateOnly, int>(
        day => DateNumber.Of(day), number => DateNumber.ToDate(number));

    private sealed class YearMonthColumn() : ValueConverter<YearMonth, int>(
        month => month.Number, number => YearMonth.FromNumber(number));

    // What is typed on a Mac comes apart (ㅇ+ㅡ+ㅁ); stored and searched text is always composed.
    private sealed class NfcColumn() : ValueConverter<string, string>(
        text => text.Normalize(NormalizationForm.FormC), text => text);
}
