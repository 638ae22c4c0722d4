using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>How requests and answers are kept: proposals' payloads, answers to be given again.</summary>
public static class DeskJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new MonthText(), new WonNumber(), new JsonStringEnumConverter() },
    };

    private sealed class MonthText : JsonConverter<YearMonth>
    {
        public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            YearMonth.TryParse(reader.GetString(), out var month) ? month : throw new JsonException("Not a month.");

        public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Year:0000}-{value.Month:00}"));
    }

    private sealed class WonNumber : JsonConverter<Won>
    {
        public override Won Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Won value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }
}
