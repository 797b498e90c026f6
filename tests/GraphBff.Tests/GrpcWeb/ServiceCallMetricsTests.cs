using GraphBff.Contracts.Users.V1;

namespace GraphBff.Tests.GrpcWeb;

public sealed class ServiceCallMetricsTests
{
    [Fact]
    public async Task Calls_OfWhateverEnd_AreCountedByMethodAndStatus()
    {
        await using var graph = await ServiceClient.StartAsync(("environment", "Development"));

        await graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "user-0001" });
        await graph.CallAsync(ServiceClient.GetUser, new GetUserRequest { Id = "nobody" });
        await graph.CallAsync("/user.v1.UserService/Nope", new GetUserRequest());
        await graph.SendAsync(ServiceClient.GetUser, "application/json", "{"u8.ToArray());

        var series = (await graph.Http.GetStringAsync("/metrics")).Split('\n')
            .Where(line => line.StartsWith("rpc_server_call_duration_seconds_count", StringComparison.Ordinal))
            .Select(line => string.Join(' ', ((string[])["rpc_system_name", "rpc_method", "rpc_response_status_code"])
                .Select(name => line[(line.IndexOf($"{name}=\"", StringComparison.Ordinal) + name.Length + 2)..].Split('"')[0])))
            .Order();
        Assert.Equal(
            [
                "connect user.v1.UserService/GetUser INVALID_ARGUMENT",
                "grpc-web _OTHER UNIMPLEMENTED",
                "grpc-web user.v1.UserService/GetUser NOT_FOUND",
                "grpc-web user.v1.UserService/GetUser OK",
            ],
            series);
    }
}
