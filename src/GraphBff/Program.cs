using GraphBff.Hosting;

if (SchemaCommand.Claims(args))
{
    return await SchemaCommand.RunAsync(args);
}

var builder = WebApplication.CreateBuilder(args);
await using var embedded = await EmbeddedServices.StartAsync(builder);
var app = GraphHost.Build(builder);
app.AnnounceOnStart(embedded);
await app.RunAsync();
return 0;
