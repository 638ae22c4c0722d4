namespace Eum.Admin;

/// <summary>What a person reads in the portal: Resources/Texts.resx (Korean) and Texts.en.resx.</summary>
public sealed class Texts;
