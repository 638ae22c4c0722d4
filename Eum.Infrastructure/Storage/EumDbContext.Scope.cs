using Eum.Domain.Officers;

namespace Eum.Infrastructure.Storage;

public abstract partial class EumDbContext
{
    /// <summary>
    /// Whose rows this context shows. Nothing until it is said: the factory says the whole city, for the engine's own
    /// rooms; the desk says what the officer reaches.
    /// </summary>
    public DistrictScope Scope { get; set; } = DistrictScope.Nothing;
}
