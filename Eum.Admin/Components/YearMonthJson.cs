using System.Text.Json;
using System.Text.Json.Serialization;
using Eum.Domain.Values;

namespace Eum.Admin.Components;

/// <summary>A month in what a page hands from its first rendering to its circuit.</summary>
internal sealed class YearMonthJson : JsonConverter<YearMonth>
{
    public override YearMonth Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        YearMonth.FromNumber(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, YearMonth value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Number);
}
