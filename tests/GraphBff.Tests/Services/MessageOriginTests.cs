using Google.Protobuf.WellKnownTypes;
using GraphBff.Contracts.Orders.V1;
using GraphBff.Contracts.Users.V1;
using GraphBff.Engine.Errors;
using GraphBff.Graph;
using GraphBff.Orders;
using GraphBff.Services;
using GraphBff.Testing;
using GraphBff.Users;
using Microsoft.Extensions.DependencyInjection;

namespace GraphBff.Tests.Services;

public sealed class MessageOriginTests
{
    private static readonly MessageOrigin Origin = new([new UsersModule(), new OrdersModule(), new OrdersModule()]);

    [Fact]
    public void ServiceOf_MessageOfItsPackage_IsItsName() => Assert.Equal("users", Origin.ServiceOf(new User()));

    [Fact]
    public async Task ServiceOf_InTheProduct_IsKnownOfEachService()
    {
        await using var graph = await TestGraph.StartAsync();
        var origin = graph.Services.GetRequiredService<IMessageOrigin>();

        Assert.All(
            Modules.All, module => Assert.Equal(module.Name, origin.ServiceOf(module.Service.Methods[0].OutputType.Parser.ParseFrom([]))));
    }

    [Fact]
    public void ServiceOf_WhatTellsNothing_IsNull()
    {
        Assert.Null(Origin.ServiceOf(new Order()));
        Assert.Null(Origin.ServiceOf(new Timestamp()));
        Assert.Null(Origin.ServiceOf("text"));
    }
}
