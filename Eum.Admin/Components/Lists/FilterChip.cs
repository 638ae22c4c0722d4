namespace Eum.Admin.Components.Lists;

/// <summary>A word of the address that narrows the list, as a person reads it.</summary>
/// <param name="Name">Under which it stands in the address.</param>
public sealed record FilterChip(string Name, string Label, string Value);

/// <summary>One of the values that a filter can take.</summary>
/// <param name="Value">As it stands in the address.</param>
public sealed record FilterOption(string Value, string Label);
