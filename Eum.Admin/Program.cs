using Eum.Admin.Commands;

if (CommandLine.IsMeantBy(args)) return await CommandLine.RunAsync(args, Terminal.OfProcess());

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
var app = builder.Build();
app.Run();
return 0;

public partial class Program;
