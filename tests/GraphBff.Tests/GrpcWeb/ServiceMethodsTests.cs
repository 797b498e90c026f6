using GraphBff.Graph;
using GraphBff.GrpcWeb;
using GraphBff.Services;
using Microsoft.Extensions.Configuration;

namespace GraphBff.Tests.GrpcWeb;

public sealed class ServiceMethodsTests
{
    [Theory]
    [InlineData("GrpcWeb:Services:user.v1.UserService", "*", "GetUser WatchUsers CreateUser")]
    [InlineData("GrpcWeb:Services:user.v1.UserService", "GetUser, WatchUsers", "GetUser WatchUsers")]
    [InlineData("GrpcWeb:Services:user.v1.UserService:0", "GetUser", "GetUser")]
    [InlineData("GrpcWeb:Services:User.V1.UserService", "GetUser", "GetUser")]
    [InlineData("GrpcWeb:Services:user.v1.UserService", "", "")]
    public void Services_Listed_AreThoseMethods(string key, string value, string found)
    {
        var methods = Read((key, value));

        string[] asked = ["GetUser", "WatchUsers", "CreateUser"];
        Assert.Equal(found, string.Join(' ', asked.Where(name => methods.Find($"/user.v1.UserService/{name}") is not null)));
        Assert.Equal(found.Length == 0, methods.IsEmpty);
    }

    [Theory]
    [InlineData("GrpcWeb:Services", "*", "GrpcWeb:Services cannot have a value: set GrpcWeb:Services:user.v1.UserService.")]
    [InlineData(
        "GrpcWeb:Services:cart.v1.CartService",
        "*",
        "GrpcWeb:Services:cart.v1.CartService is not a service of this graph. The services are user.v1.UserService, "
        + "inventory.v1.InventoryService, order.v1.OrderService, payment.v1.PaymentService.")]
    [InlineData(
        "GrpcWeb:Services:user.v1.UserService",
        "GetUser,getUser",
        "GrpcWeb:Services:user.v1.UserService: 'getUser' is not a method that can be called. The methods are GetUser, ListUsers, "
        + "CreateUser, BatchGetUsers, WatchUsers; * means all.")]
    public void Services_Unknown_StopTheStart(string key, string value, string sentence)
        => Assert.Equal(sentence, Assert.Throws<ConfigurationException>(() => Read((key, value))).Message);

    private static ServiceMethods Read(params (string Key, string Value)[] settings)
        => ServiceMethods.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
                .Build(),
            Modules.All);
}
