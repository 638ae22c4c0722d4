using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Eum.Infrastructure.Storage;

/// <summary>What kinds of text there are in a column.</summary>
internal static class Text
{
    internal const int Unlimited = -1;
    internal const string Code = "Eum:Code";

    /// <summary>
    /// A code or key: compared letter by letter on every engine, whatever the database's own collation.
    /// </summary>
    internal static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> text, int maxLength)
    {
        text.HasMaxLength(maxLength);
        text.Metadata.SetAnnotation(Code, true);
        return text;
    }
}
