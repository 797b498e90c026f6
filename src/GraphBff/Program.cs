using GraphBff;
using GraphBff.Engine.Types;
using GraphBff.Hosting;
using Microsoft.Extensions.Options;

if (SchemaCommand.Claims(args))
{
    return await SchemaCommand.RunAsync(args);
}

try
{
    var builder = WebApplication.CreateBuilder(args);
    await using var embedded = await EmbeddedServices.StartAsync(builder, Rooms.All);
    var app = GraphHost.Build(builder);
    app.AnnounceOnStart(embedded);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is ConfigurationException or OptionsValidationException or GraphDeclarationException)
{
    await Console.Error.WriteLineAsync($"The configuration does not allow a start: {exception.Message}");
    return 1;
}
