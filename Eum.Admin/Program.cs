using Eum.Admin.Commands;
using Eum.Admin.Hosting;

if (CommandLine.IsMeantBy(args)) return await CommandLine.RunAsync(args, Terminal.OfProcess());

return (int)await PortalHost.RunAsync(args, Terminal.OfProcess());

public partial class Program;
